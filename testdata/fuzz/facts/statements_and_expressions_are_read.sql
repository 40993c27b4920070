
DECLARE
  x record;
  n int := g();
BEGIN
  UPDATE t SET n = n + 1;
  PERFORM app.f(1);
  IF now() > x.y THEN
    DELETE FROM u;
  END IF;
  RETURN NEW;
END