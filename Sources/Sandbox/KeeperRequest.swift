/// What the keeper is told on its command line.
package struct KeeperRequest: Sendable, Equatable {
    var place: ServerPlace
    /// Seconds between the last client's going and the stop.
    package var grace = 30
    /// The address space of each of the server's processes, in bytes.
    package var memory = 1 << 30
    /// The folder of version folders in which servers are looked for first.
    package var programsRoot = ServerPrograms.systemRoot

    init(place: ServerPlace) { self.place = place }

    var arguments: [String] {
        [
            place.base, place.run, place.socket, place.account?.name ?? "-", "\(grace)", "\(memory)", programsRoot,
        ]
    }

    init?(arguments: [String]) {
        guard arguments.count == 7, let grace = Int(arguments[4]), let memory = Int(arguments[5]) else { return nil }
        place = ServerPlace(base: arguments[0], run: arguments[1], socket: arguments[2])
        if arguments[3] != "-" {
            guard let account = Account(named: arguments[3]) else { return nil }
            place.account = account
        }
        self.grace = grace
        self.memory = memory
        programsRoot = arguments[6]
    }
}
