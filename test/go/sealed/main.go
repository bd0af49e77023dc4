// Checks the vectors of sealed envelopes with nothing of Heed: HPKE, Ed25519 and JSON of Go's standard library (Go 1.26).
//
//	go run ./sealed ../vectors/envelope
//
// Every valid parcel must open to what the vector says, and every invalid one must fail. Exit code 0: all do.
package main

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

type header struct {
	From, To, Id, Enc string
	Version           int
	KemKey            string   `json:"kem_key"`
	CtSha256          string   `json:"ct_sha256"`
	PtCommit          string   `json:"pt_commit"`
	MustUnderstand    []string `json:"must_understand"`
}

func main() {
	folder := os.Args[1]
	var signers []struct{ Keyid, PublicKey string }
	read(filepath.Join(folder, "keys.json"), &signers)
	var vectors struct {
		Keys    []struct{ Keyid, PrivateKey string }
		Valid   []struct{ Name, Parcel, Digest, Plaintext, Body string }
		Invalid []struct{ Name, Code, Parcel string }
	}
	read(filepath.Join(folder, "sealed.json"), &vectors)
	trusted, held := map[string]ed25519.PublicKey{}, map[string]hpke.PrivateKey{}
	for _, key := range signers {
		trusted[key.Keyid] = unhex(key.PublicKey)
	}
	for _, key := range vectors.Keys {
		raw, err := ecdh.X25519().NewPrivateKey(unhex(key.PrivateKey))
		check(err)
		held[key.Keyid], err = hpke.NewDHKEMPrivateKey(raw)
		check(err)
	}
	for _, vector := range vectors.Valid {
		plaintext, digest, err := open(unbase64(vector.Parcel), trusted, held)
		if err != nil || digest != vector.Digest || !bytes.Equal(plaintext, unbase64(vector.Plaintext)) || strings.TrimRight(string(plaintext[32:]), " ") != vector.Body {
			fail(vector.Name + " does not open as it should")
		}
	}
	for _, vector := range vectors.Invalid {
		if _, _, err := open(unbase64(vector.Parcel), trusted, held); err == nil && !strings.HasPrefix(vector.Code, "json.") {
			fail(vector.Name + " is taken, though it is " + vector.Code)
		}
	}
	fmt.Printf("%d parcels open, %d are refused\n", len(vectors.Valid), len(vectors.Invalid))
}

// open does what docs/protocol/envelope.md says, but for reading the body as JSON.
func open(parcel []byte, trusted map[string]ed25519.PublicKey, held map[string]hpke.PrivateKey) ([]byte, string, error) {
	signed, ciphertext, sealed := bytes.Cut(parcel, []byte("\n"))
	var outer struct {
		Payload, PayloadType string
		Signatures           []struct{ Keyid, Sig string }
	}
	if err := json.Unmarshal(signed, &outer); err != nil {
		return nil, "", err
	}
	payload := unbase64(outer.Payload)
	pae := fmt.Sprintf("DSSEv1 %d %s %d %s", len(outer.PayloadType), outer.PayloadType, len(payload), payload)
	if !ed25519.Verify(trusted[outer.Signatures[0].Keyid], []byte(pae), unbase64(outer.Signatures[0].Sig)) {
		return nil, "", errors.New("signature")
	}
	var said struct{ Header header }
	if err := json.Unmarshal(payload, &said); err != nil {
		return nil, "", err
	}
	h := said.Header
	if sealed != (len(h.MustUnderstand) == 1 && h.MustUnderstand[0] == "suite") {
		return nil, "", errors.New("part")
	}
	if digestOf(ciphertext) != h.CtSha256 {
		return nil, "", errors.New("digest of the ciphertext")
	}
	key, ok := held[h.KemKey]
	if !ok {
		return nil, "", errors.New("key")
	}
	info := strings.Join([]string{"heed envelope 1", h.From, h.To, h.Id, strconv.Itoa(h.Version)}, "\n")
	recipient, err := hpke.NewRecipient(unbase64(h.Enc), key, hpke.HKDFSHA256(), hpke.AES256GCM(), []byte(info))
	if err != nil {
		return nil, "", err
	}
	plaintext, err := recipient.Open(nil, ciphertext)
	if err != nil {
		return nil, "", err
	}
	if digestOf(plaintext) != h.PtCommit {
		return nil, "", errors.New("commitment")
	}
	return plaintext, digestOf(signed), nil
}

func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func read(path string, into any) {
	text, err := os.ReadFile(path)
	check(err)
	check(json.Unmarshal(text, into))
}

func unhex(s string) []byte {
	b, err := hex.DecodeString(s)
	check(err)
	return b
}

func unbase64(s string) []byte {
	b, err := base64.StdEncoding.DecodeString(s)
	check(err)
	return b
}

func check(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
