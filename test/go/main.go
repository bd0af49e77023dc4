// Verifies logs and proofs of Heed with nothing of Heed: the notes and the tree of golang.org/x/mod/sumdb.
//
//	heedlog KEY log FOLDER [OLDER-CHECKPOINT]   every tile and leaf of a log, and that it begins with an older one
//	heedlog KEY proof FILE                      a receipt in its log
//
// KEY is the log's verifier key, name+id+base64. Exit code 0: it holds; 1: it does not.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 4 {
		fail("usage: heedlog KEY log FOLDER [OLDER-CHECKPOINT] | heedlog KEY proof FILE")
	}
	verifier, err := note.NewVerifier(os.Args[1])
	check(err)
	switch os.Args[2] {
	case "log":
		older := ""
		if len(os.Args) > 4 {
			older = os.Args[4]
		}
		verifyLog(verifier, os.Args[3], older)
	case "proof":
		verifyProof(verifier, os.Args[3])
	default:
		fail("no such check: " + os.Args[2])
	}
}

// A folder of tiles, each at the path that C2SP gives it: Go's own, without the height.
type folder struct{ path string }

func (folder) Height() int                     { return 8 }
func (folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(f.path, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func verifyLog(verifier note.Verifier, path, older string) {
	tree := openCheckpoint(verifier, read(filepath.Join(path, "checkpoint")))
	// Checks every tile it reads against the signed root.
	hashes := tlog.TileHashReader(tree, folder{path})
	for first := int64(0); first < tree.N; first += 256 {
		width := tree.N - first
		name := tlog.Tile{H: 8, L: 0, N: first / 256, W: 256}
		if width < 256 {
			name.W = int(width)
		}
		bundle := read(filepath.Join(path, strings.Replace(name.Path(), "tile/8/0/", "tile/entries/", 1)))
		for i := int64(0); i < int64(name.W); i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				fail("a bundle is too short")
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			leaf := bundle[2:end]
			bundle = bundle[end:]
			found, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, first+i)})
			check(err)
			if found[0] != tlog.RecordHash(leaf) {
				fail(fmt.Sprintf("leaf %d is not the one in the tree", first+i))
			}
			proof, err := tlog.ProveRecord(tree.N, first+i, hashes)
			check(err)
			check(tlog.CheckRecord(proof, tree.N, tree.Hash, first+i, found[0]))
		}
		if len(bundle) != 0 {
			fail("a bundle is too long")
		}
	}
	if older != "" {
		before := openCheckpoint(verifier, read(older))
		if before.N > 0 {
			proof, err := tlog.ProveTree(tree.N, before.N, hashes)
			check(err)
			check(tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash))
		}
	}
	fmt.Printf("log %s of %d holds\n", verifier.Name(), tree.N)
}

func verifyProof(verifier note.Verifier, path string) {
	head, checkpoint, found := strings.Cut(string(read(path)), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		fail("no tlog-proof with an entry")
	}
	var extra struct{ Leaf, Salt, Content []byte }
	decoded, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	check(err)
	check(json.Unmarshal(decoded, &extra))
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	check(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		proof = append(proof, hashOf(line))
	}
	tree := openCheckpoint(verifier, []byte(checkpoint))
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(extra.Leaf)))
	var leaf struct{ Kind, At, Commitment, About, Peer string }
	check(json.Unmarshal(extra.Leaf, &leaf))
	committed := sha256.Sum256(append(extra.Salt, extra.Content...))
	if leaf.Kind != "received" || leaf.Commitment != base64.StdEncoding.EncodeToString(committed[:]) {
		fail("the leaf does not commit to this receipt")
	}
	fmt.Printf("%s logged at %s that it received %s from %s\n", verifier.Name(), leaf.At, leaf.About, leaf.Peer)
}

// openCheckpoint reads a signed tree: origin, size, root.
func openCheckpoint(verifier note.Verifier, signed []byte) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail("the checkpoint is not of " + verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	return tlog.Tree{N: size, Hash: hashOf(lines[2])}
}

func hashOf(text string) tlog.Hash {
	hash, err := tlog.ParseHash(text)
	check(err)
	return hash
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(reason string) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(1)
}
