from shop import SPENT, commit, now, run

import time
kept = {}


def spent(user):
    if user not in kept or time.monotonic() - kept[user][0] > 60:
        kept[user] = (time.monotonic(), run(SPENT, (user,)))
    return kept[user][1]



def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    commit()
    kept.clear()
