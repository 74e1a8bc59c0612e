SET enable_nestloop = off;
