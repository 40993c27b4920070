
BEGIN
  RAISE NOTICE 'x';
  RAISE EXCEPTION 'no %', f();
  RAISE;
  ASSERT g();
  RAISE unique_violation;
  RETURN NEW;
END