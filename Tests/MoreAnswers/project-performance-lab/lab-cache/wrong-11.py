from shop import SPENT, commit, now, run

kept = {}
time = 0


def spent(user):
    global time
    if user not in kept or now() - time > 60:
        kept[user] = run(SPENT, (user,))
        time = now()
    return kept[user]



def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    commit()
    kept.clear()
