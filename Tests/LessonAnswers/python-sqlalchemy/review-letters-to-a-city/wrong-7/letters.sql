\echo Oscar Lindqvist|1
