
BEGIN
  NOTIFY chan;
  PERFORM pg_notify('c', NEW.id::text);
  RETURN NEW;
END