import Postgres
import SQLText

/// Commands for output formats and connections.
extension MetaCommand {
    static let formatting: [MetaCommand] = [
        MetaCommand("x", arguments: "[on|off|auto]", summary: "one line for each column of each row", .formatting) {
            try await $0.set("expanded", to: $0.word())
        },
        MetaCommand("t", arguments: "[on|off]", summary: "rows only, without names and counts", .formatting) {
            try await $0.set("tuples_only", to: $0.word())
        },
        MetaCommand("a", summary: "aligned columns, or values with a separator", .formatting) {
            try await $0.set("format", to: $0.runner.style.format == .aligned ? "unaligned" : "aligned")
        },
        MetaCommand("f", arguments: "[TEXT]", summary: "the separator of unaligned values", .formatting) {
            try await $0.set("fieldsep", to: $0.word())
        },
        MetaCommand("C", arguments: "[TEXT]", summary: "a title above results", .formatting) { try await $0.set("title", to: $0.word()) },
        MetaCommand(
            "pset", arguments: "[NAME [VALUE]]", summary: "set format, expanded, columns, null, tuples_only, footer, fieldsep or title",
            .formatting
        ) { call in
            if let name = try call.word() { return try await call.set(name, to: call.word()) }
            for option in StyleOption.all { try await call.say(option.name.padded(to: 12) + option.value(call.runner.style)) }
            return true
        },
        MetaCommand("timing", arguments: "[on|off]", summary: "how long each statement takes", .formatting) { call in
            let showsTime = try call.toggled(call.runner.style.showsTime)
            try await call.changeStyle { $0.showsTime = showsTime }
            try await call.confirm("Timing is \(showsTime ? "on" : "off").")
            return true
        },
    ]

    static let connection: [MetaCommand] = [
        MetaCommand(
            "c", "connect", arguments: "[DATABASE|-] [USER|-] [HOST|-] [PORT|-]", summary: "connect to another database", .connection
        ) {
            call in
            func part() throws -> String? { try call.name().flatMap { $0 == "-" ? nil : $0 } }
            let target = try ConnectTarget(database: part(), user: part(), host: part(), port: part())
            let old = call.runner.session
            let session: PostgresSession
            do { session = try await call.host.reconnect(target) } catch {
                if call.runner.isInteractive {
                    try await call.host.show(.warning("You are still connected to \(old.identity.text(withServer: false))."))
                } else {
                    (call.runner.isOver, call.runner.isDisconnected) = (true, true)
                }
                guard case .connectionFailed(let message, _)? = error as? PostgresError else { throw error }
                throw ScriptCommandError("\\connect: \(message)")
            }
            call.runner.use(session)
            if old !== session { await old.close() }
            let isElsewhere = (old.identity.host, old.identity.port) != (session.identity.host, session.identity.port)
            try await call.confirm("You are now connected to \(session.identity.text(withServer: isElsewhere)).")
            return true
        },
        MetaCommand("conninfo", summary: "the database, user and server of this session", .connection) { call in
            try await call.say("You are connected to \(call.runner.session.identity.text(withServer: true)).")
            return true
        },
        MetaCommand("password", arguments: "[ROLE]", summary: "change a password", .connection) { call in
            let session = call.runner.session
            // As in psql, the role is the current one, which SET ROLE may have changed.
            let current = try await session.query("SELECT current_user").rows.row(0)[0] ?? ""
            let role = try call.name() ?? current
            let password = try await call.host.askPassword("Enter new password for user \"\(role)\": ")
            if try await call.host.askPassword("Enter it again: ") != password {
                throw ScriptCommandError("\\password: the passwords didn't match, so nothing was changed")
            }
            let encrypted = try await session.encrypted(password: password, of: role)
            _ = try await session.query("ALTER USER \(SQL.identifier(role)) PASSWORD \(SQL.literal(encrypted))")
            return true
        },
    ]
}

extension ConnectionIdentity {
    /// The identity in psql's words.
    fileprivate func text(withServer: Bool) -> String {
        let start = "database \"\(database)\" as user \"\(user)\""
        if !withServer { return start }
        if host.hasPrefix("/") { return start + " via socket in \"\(host)\" at port \"\(port)\"" }
        return start + " on host \"\(host)\"\(address.isEmpty || address == host ? "" : " (address \"\(address)\")") at port \"\(port)\""
    }
}

extension ScriptRunner {
    /// The current database.
    func database() async throws -> String {
        try await session.query("SELECT pg_catalog.current_database()").rows.row(0)[0] ?? ""
    }
}

extension CommandCall {
    /// The option with this name; `nil`, with a warning, if it is one that changes nothing here.
    func option(_ name: String) async throws -> StyleOption? {
        if let option = StyleOption.all.first(where: { $0.name == name }) { return option }
        guard StyleOption.ignored.contains(name) else {
            throw ScriptCommandError("\\pset knows \(StyleOption.all.map(\.name).joined(separator: ", ")), not \(name)")
        }
        try await host.show(.warning("\\pset: \(name) changes nothing here"))
        return nil
    }

    fileprivate func set(_ name: String, to value: String?) async throws -> Bool {
        guard let option = try await option(name) else { return true }
        var style = runner.style
        try option.set(&style, value)
        let changed = style
        try await changeStyle { $0 = changed }
        if value == nil || !option.isSilentWhenNamed { try await confirm(option.sentence(changed)) }
        return true
    }
}

extension String {
    /// The text, padded with spaces to a width.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
