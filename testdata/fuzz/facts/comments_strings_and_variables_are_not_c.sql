
DECLARE
  last_update date;
  now_ date;
  x text;
BEGIN
  -- DROP TABLE x;
  /* DELETE FROM t; */
  last_update := now_;
  x := 'DROP TABLE y; nextval(';
  RETURN NEW;
END