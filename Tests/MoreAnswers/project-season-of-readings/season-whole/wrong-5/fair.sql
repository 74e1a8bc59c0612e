\i schema.sql
\i load.sql
\i views.sql
\i indexes.sql
