"""Starts Patroni, with three changes.

Patroni looks once a second whether PostgreSQL has started or was promoted. Here it looks ten times a second.

Up to 3.0.2, with version 3 of etcd's API, a leader whose lease had run out wrote the leader's key again even if another node had it by
then: commits that the other node had acknowledged were lost. As in later versions, the key is written only if it's unchanged or gone.

The libraries for DNS and for etcd load others, for HTTPS, that nothing here uses: a quarter of Patroni's memory.
"""

# To start PostgreSQL, Patroni runs this file again in another process, which needs none of this.
if __name__ == "__main__":
    import sys

    sys.modules.update(requests=None, OpenSSL=None)

    from patroni import utils

    utils.polling_loop.__defaults__ = (0.1,)

    from patroni import postgresql
    from patroni.__main__ import main
    from patroni.dcs import catch_return_false_exception
    from patroni.dcs.etcd3 import Etcd3
    from patroni.version import __version__

    postgresql.STOP_POLLING_INTERVAL = 0.1

    @catch_return_false_exception
    def update_leader(self):
        retry = self._retry.copy()

        def limited(*args, **kwargs):
            return retry(*args, **kwargs, retry=retry)

        self._run_and_handle_exceptions(self._do_refresh_lease, True, retry=limited)
        leader = self.cluster and self.cluster.leader
        if not leader or leader.session == self._lease:
            return bool(leader)
        put = (self._client.put, self.leader_path, self._name, self._lease, None, leader.index)
        return bool(self._run_and_handle_exceptions(*put, retry=limited)) or self.attempt_to_acquire_leader()

    if tuple(int(part) for part in __version__.split(".")) < (3, 0, 3):
        Etcd3._update_leader = update_leader
    main()
