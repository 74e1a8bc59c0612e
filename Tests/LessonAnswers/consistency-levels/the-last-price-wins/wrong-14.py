def change(shop, price, node):
    shop.write("price", price, "QUORUM", via=node, stamp=shop.time(node) + 4000)
