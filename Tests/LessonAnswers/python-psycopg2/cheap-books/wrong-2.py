print("A Wizard of Earthsea")
print("Frankenstein")
print("Mrs Dalloway")
print("Pride and Prejudice")
