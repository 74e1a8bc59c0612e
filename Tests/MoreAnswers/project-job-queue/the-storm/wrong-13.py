import tasks


def work(connection):
    return False
