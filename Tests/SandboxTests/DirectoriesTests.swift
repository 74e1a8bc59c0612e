import Testing

@testable import Sandbox

struct DirectoriesTests {
    @Test func `the XDG directories and their defaults are used`() {
        let plain = Directories(environment: ["HOME": "/home/ann"])
        #expect(plain.data == "/home/ann/.local/share/calf" && plain.cache == "/home/ann/.cache/calf")
        #expect(plain.state == "/home/ann/.local/state/calf" && plain.config == "/home/ann/.config/calf")
        let moved = Directories(environment: ["HOME": "/home/ann", "XDG_DATA_HOME": "/data/", "XDG_CACHE_HOME": "relative"])
        #expect(moved.data == "/data/calf" && moved.cache == "/home/ann/.cache/calf")
    }

    @Test func `CALF_HOME overrides the XDG directories, and --data overrides CALF_HOME`() {
        let environment = ["HOME": "/home/ann", "XDG_DATA_HOME": "/data", "CALF_HOME": "/calf"]
        #expect(Directories(environment: environment).all == ["/calf/data", "/calf/cache", "/calf/state", "/calf/config"])
        let other = Directories(environment: environment, dataOption: "/elsewhere/")
        #expect(other == Directories(environment: ["CALF_HOME": "/elsewhere"]))
        #expect(other.all == ["/elsewhere/data", "/elsewhere/cache", "/elsewhere/state", "/elsewhere/config"])
    }
}
