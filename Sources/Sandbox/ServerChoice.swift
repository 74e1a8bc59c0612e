/// Which server holds the lesson databases.
package enum ServerChoice: Sendable, Equatable {
    /// calf's own, created and managed by calf.
    case embedded
    /// One provided by the user, as a connection URI or conninfo string.
    case external(uri: String)
}
