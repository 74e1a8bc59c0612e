from shop import SPENT, commit, now, run

kept = {}


def spent(user):
    if user not in kept or now() - kept[user][0] > 60:
        kept[user] = (now(), run(SPENT, (user,)))
    return kept[user][1]


def set_status(order, status):
    [(user,)] = run("UPDATE orders SET status = %s"
                    " WHERE id = %s RETURNING user_id", (status, order))
    kept[user] = (now(), run(SPENT, (user,)))
    commit()
