create function b() returns trigger language plpgsql as $$ begin if exists (select from added where status = 'pending') then notify jobs; end if; return null; end $$;
create trigger b1 after insert on job_queue referencing new table as added for each statement execute function b();
create function c() returns trigger language plpgsql as $$ begin if exists (select from new_rows n join old_rows o using (id) where n.status = 'pending' and o.status <> 'pending') then notify jobs; end if; return null; end $$;
create trigger b2 after update on job_queue referencing new table as new_rows old table as old_rows for each statement execute function c();
