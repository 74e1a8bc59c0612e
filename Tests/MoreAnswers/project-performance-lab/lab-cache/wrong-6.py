from shop import SPENT, commit, now, run

from functools import lru_cache


@lru_cache
def spent(user):
    return run(SPENT, (user,))


def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    commit()
    spent.cache_clear()
