/// Which server holds the lesson databases.
package enum ServerChoice: Sendable, Equatable {
    /// calf's own, made and kept by it.
    case embedded
    /// One that the user already has, by connection URI or conninfo string.
    case external(uri: String)
}
