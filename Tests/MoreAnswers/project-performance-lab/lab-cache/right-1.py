from shop import SPENT, commit, now, run

answers = {}


def spent(user):
    if user in answers:
        rows, time = answers[user]
        if now() - time <= 60:
            return rows
    time = now()
    rows = run(SPENT, (user,))
    answers[user] = (rows, time)
    return rows


def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    commit()
    for user in list(answers):
        del answers[user]
