
BEGIN
  EXECUTE 'CREATE TABLE ' || quote_ident(TG_ARGV[0]) || ' (a int)';
  EXECUTE format('DELETE FROM %I WHERE a = %L', TG_TABLE_NAME, 3);
  EXECUTE format('DELETE FROM app.t WHERE a = %2$s', 1, TG_OP);
  EXECUTE TG_ARGV[0];
  EXECUTE 'UPDATE t SET ' || TG_ARGV[0];
  EXECUTE TG_ARGV[0] || ' t';
  RETURN NEW;
END