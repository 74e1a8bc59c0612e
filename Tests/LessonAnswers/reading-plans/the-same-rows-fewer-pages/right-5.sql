SELECT sum(1) FROM orders WHERE date '2023-01-01' <= ordered_on AND NOT ordered_on >= date '2024-01-01';
