def change(shop, price, node):
    while shop.read("price", "QUORUM")[1] != price:
        shop.write("price", price, "QUORUM", via=node)
