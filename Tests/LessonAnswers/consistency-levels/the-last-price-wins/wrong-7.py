def change(shop, price, node):
    shop.wait(2000)
    shop.write("price", price, "QUORUM", via=node)
