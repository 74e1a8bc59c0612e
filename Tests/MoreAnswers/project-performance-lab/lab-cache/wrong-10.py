from shop import SPENT, commit, now, run

kept = {}
started = 0


def spent(user):
    global started
    if now() - started > 60:
        kept.clear()
        started = now()
    if user not in kept:
        kept[user] = run(SPENT, (user,))
    return kept[user]



def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    commit()
    kept.clear()
