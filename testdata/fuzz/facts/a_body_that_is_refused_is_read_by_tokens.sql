
BEGIN
  NEW.id := nextval('s');
  SELECT nextval('s2') INTO STRICT NEW.no, zz FROM foo;
  INSERT INTO t (a) VALUES (1) RETURNING a INTO zz;
  IF zz > f(1) THEN
    DELETE FROM u;
  ELSIF g() THEN
    UPDATE v SET a = CASE WHEN b THEN 1 ELSE 2 END;
  ELSE
    NOTIFY c;
  END IF;
  zz := 1;
  RETURN NEW;
END