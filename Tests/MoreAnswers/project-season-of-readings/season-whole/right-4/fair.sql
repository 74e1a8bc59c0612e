\ir schema.sql
\ir load.sql
\ir indexes.sql
\ir views.sql
