
DECLARE n int;
BEGIN
  SELECT max(no) + 1 INTO n FROM app.inv;
  n := (SELECT COALESCE(max(no), 0) + 1 FROM inv);
  RETURN NEW;
END