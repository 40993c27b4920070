
BEGIN
  EXECUTE format('UPDATE %I SET a = %L', 'T x', 5);
  EXECUTE format('DROP TABLE x%%');
  RETURN NEW;
END