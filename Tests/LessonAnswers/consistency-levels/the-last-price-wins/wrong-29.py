change = lambda shop, price, node: shop.write(
    "price", price, "QUORUM", node, shop.read("price", "QUORUM")[0] + 1)
