from shop import SPENT, commit, now, run

kept = {}


def spent(user):
    if user not in kept or now() - kept[user][0] > 60:
        rows = run(SPENT, (user,))
        kept[user] = (now(), rows)
        return rows
    return kept[user][1]



def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    for user in list(kept):
        kept[user] = (now(), run(SPENT, (user,)))
    kept.clear()
    commit()
