/// The keeper's command-line arguments.
package struct KeeperRequest: Sendable, Equatable {
    var place: ServerPlace
    /// Seconds between the exit of the last client and the stop of the server.
    package var grace = 30
    /// The maximum address space of each server process, in bytes.
    package var memory = 1 << 30
    /// The folder with one subfolder per server version, searched first.
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
