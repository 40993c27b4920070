
BEGIN
  IF NEW.id IS NULL THEN NEW.id := (SELECT nextval('s'));
  END IF;
  RETURN NEW;
END