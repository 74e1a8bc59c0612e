print("plain 100")
print("doc 200")
print("unlogged 50")
