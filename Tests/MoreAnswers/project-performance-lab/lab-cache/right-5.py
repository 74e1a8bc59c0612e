from shop import SPENT, commit, now, run

kept = {}


def spent(user):
    for other in [u for u in kept if now() - kept[u][0] > 60]:
        del kept[other]
    if user not in kept:
        kept[user] = now(), run(SPENT, (user,))
    return kept[user][1]



def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    kept.clear()
    commit()
    kept.clear()
