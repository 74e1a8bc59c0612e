def change(shop, price, node):
    tries = 0
    shop.write("price", price, "QUORUM", via=node)
    while (found := shop.read("price", "QUORUM"))[1] != str(price):
        tries += 1
        shop.write("price", price, "QUORUM", via=node, stamp=found[0] + tries)
