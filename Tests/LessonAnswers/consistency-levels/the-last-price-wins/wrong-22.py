def change(shop, price, node):
    for name in "ABC":
        shop.write("price", price, "QUORUM", via=name)
