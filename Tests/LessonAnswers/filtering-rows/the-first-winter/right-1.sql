select upper(name), joined_on + 365 from customers where joined_on between '2024-11-01' and '2025-02-28' and email like '%example.org'
