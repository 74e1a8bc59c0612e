\i schema.sql
\i views.sql
\i indexes.sql
