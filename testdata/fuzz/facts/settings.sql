SET search_path = a, 'B c'
;
SET LOCAL work_mem = '1MB'
;
RESET work_mem
;
SET ROLE x
;
SET SESSION AUTHORIZATION y
;
SET session_replication_role = replica
;
SELECT set_config('app.x', 'v', true), set_config('app.y', y, false)