create function ring_call() returns trigger as $f$
begin
  perform pg_notify('new_call', new.id::text);
  return new;
end;
$f$ language plpgsql;

create trigger a_call_rings after insert on calls
  for each row execute procedure ring_call();
