print("points: 300 once, 0 twice, 0 never")
print("mail: 300 once, 0 twice, 0 never")
print("dead: 8 of 8 with their reasons")
print("asleep: 24 once, 0 twice, 0 never")


def work(connection):
    return False
