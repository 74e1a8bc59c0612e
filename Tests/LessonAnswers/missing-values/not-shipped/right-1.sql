select id, ordered_on from orders where shipped_on is null
