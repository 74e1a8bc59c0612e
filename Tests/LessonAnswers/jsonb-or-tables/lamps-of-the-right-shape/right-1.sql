alter table lamps add check (
 jsonb_typeof(details) is not distinct from 'object'
 and jsonb_typeof(details->'watts') is not distinct from 'number'
 and (details->>'watts')::numeric > 0
 and (jsonb_typeof(details->'tags') = 'array') is not false);
select * from tries
