import Glibc
import Testing

/// Starts the tests. SwiftPM finds this file by its name. Without it, SwiftPM looks for tests in an index of all declarations, and writing
/// that takes an eighth of a build.
@main struct XCTMain {
    static func main() async {
        let status: CInt = await Testing.__swiftPMEntryPoint()
        fflush(nil)
        // exit would end OpenSSL, which a connection in the background may still use: a crash after all tests have passed.
        quick_exit(status)
    }
}
