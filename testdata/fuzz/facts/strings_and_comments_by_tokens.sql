
BEGIN
  -- DROP TABLE x;
  zz := 'DROP TABLE y; DELETE FROM t';
  PERFORM 'nextval(''s'')';
  RETURN NEW;
END