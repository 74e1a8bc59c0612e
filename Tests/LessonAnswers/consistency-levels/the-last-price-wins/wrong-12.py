def change(shop, price, node):
    shop.write("price", price, "QUORUM", via=node)
    shop.write("price", price, "QUORUM", via=node)
