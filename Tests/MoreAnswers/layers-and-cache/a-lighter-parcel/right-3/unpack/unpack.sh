yes bookshop | head -c 30000000 > /delivery
