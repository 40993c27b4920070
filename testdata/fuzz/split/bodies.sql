create or replace function f(a int) returns int language sql
begin atomic
 select case a when 1 then 2 end;
 return 3;
end;
do $body$ begin perform 1; end $body$;
