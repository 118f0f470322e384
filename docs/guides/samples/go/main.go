// Asks the retail assistant: converse HOST:PORT "where is my order", or converse HOST:PORT question.wav answer.wav
package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"sync"
	"time"

	gateway "example.com/converse/gateway"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"
)

// call is one conversation. Its channels are closed when the greeting is over, when the first answer is, and at the end.
type call struct {
	stream                  gateway.DialogueService_ConverseClient
	greeted, answered, over chan struct{}
	sound                   []byte
	failure                 error
}

func converse(ctx context.Context, client gateway.DialogueServiceClient, config *gateway.ConverseConfig) (*call, error) {
	stream, err := client.Converse(ctx)
	if err != nil {
		return nil, err
	}
	c := &call{stream: stream, greeted: make(chan struct{}), answered: make(chan struct{}), over: make(chan struct{})}
	go c.read()
	return c, c.send(&gateway.ConverseRequest{Request: &gateway.ConverseRequest_Config{Config: config}})
}

func (c *call) send(request *gateway.ConverseRequest) error {
	if err := c.stream.Send(request); !errors.Is(err, io.EOF) {
		return err
	}
	return nil // the stream is over: read knows why
}

func (c *call) read() {
	greet, answer := sync.OnceFunc(func() { close(c.greeted) }), sync.OnceFunc(func() { close(c.answered) })
	defer close(c.over)
	defer greet()
	defer answer()
	for {
		response, err := c.stream.Recv()
		if err == io.EOF {
			return
		}
		if err != nil {
			c.failure = err // InvalidArgument: config.assistant: must name an assistant
			return
		}
		switch told := response.Response.(type) { // nil: something that a later version added
		case *gateway.ConverseResponse_Audio:
			c.sound = append(c.sound, told.Audio...)
		case *gateway.ConverseResponse_Heard:
			if told.Heard.Final {
				fmt.Println("caller ", told.Heard.Text)
				c.sound = nil // the answer, without the greeting
			}
		case *gateway.ConverseResponse_Said:
			fmt.Println("agent  ", told.Said.Text)
			if told.Said.Turn == 0 {
				greet()
			} else {
				answer()
			}
		case *gateway.ConverseResponse_Trouble:
			fmt.Println("trouble", told.Trouble.Message)
		}
	}
}

func (c *call) hangUp() error {
	if err := c.send(&gateway.ConverseRequest{Request: &gateway.ConverseRequest_HangUp{HangUp: &gateway.HangUp{}}}); err != nil {
		return err
	}
	<-c.over
	return c.failure
}

// typed is a typed turn.
func typed(ctx context.Context, client gateway.DialogueServiceClient, question string) error {
	c, err := converse(ctx, client, &gateway.ConverseConfig{
		Assistant: "retail", Language: "en", Medium: &gateway.ConverseConfig_Text{Text: &gateway.TextOnly{}}})
	if err != nil {
		return err
	}
	<-c.greeted
	if err := c.send(&gateway.ConverseRequest{Request: &gateway.ConverseRequest_Text{Text: question}}); err != nil {
		return err
	}
	<-c.answered
	return c.hangUp()
}

// spoken is a spoken turn: 20 ms every 20 ms from the beginning to the end, silence where nothing is said.
func spoken(ctx context.Context, client gateway.DialogueServiceClient, question, answer string) error {
	sound, rateHz, err := readWav(question)
	if err != nil {
		return err
	}
	c, err := converse(ctx, client, &gateway.ConverseConfig{
		Assistant: "retail", Language: "en", Medium: &gateway.ConverseConfig_Audio{
			Audio: &gateway.AudioFormat{Encoding: gateway.AudioFormat_ENCODING_LINEAR16, RateHz: rateHz}}})
	if err != nil {
		return err
	}
	ticks := time.NewTicker(20 * time.Millisecond)
	defer ticks.Stop()
	for greeted := c.greeted; ; <-ticks.C {
		frame := make([]byte, rateHz/50*2)
		select {
		case <-c.answered:
			if err := c.hangUp(); err != nil {
				return err
			}
			return writeWav(answer, c.sound, rateHz)
		case <-greeted:
			sound = sound[copy(frame, sound):]
		default:
		}
		if err := c.send(&gateway.ConverseRequest{Request: &gateway.ConverseRequest_Audio{Audio: frame}}); err != nil {
			return err
		}
	}
}

// readWav reads mono, 16 bit, 8 or 16 kHz.
func readWav(name string) (sound []byte, rateHz int32, err error) {
	file, err := os.ReadFile(name)
	if err != nil {
		return nil, 0, err
	}
	for at := 12; at+8 <= len(file); {
		size := int(binary.LittleEndian.Uint32(file[at+4:]))
		switch string(file[at : at+4]) {
		case "fmt ":
			rateHz = int32(binary.LittleEndian.Uint32(file[at+12:]))
		case "data":
			return file[at+8 : min(at+8+size, len(file))], rateHz, nil
		}
		at += 8 + size
	}
	return nil, 0, errors.New(name + " is no WAV file")
}

func writeWav(name string, sound []byte, rateHz int32) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	for _, part := range []any{[]byte("RIFF"), uint32(36 + len(sound)), []byte("WAVEfmt "), uint32(16), uint16(1), uint16(1),
		uint32(rateHz), uint32(rateHz * 2), uint16(2), uint16(16), []byte("data"), uint32(len(sound)), sound} {
		if err := binary.Write(file, binary.LittleEndian, part); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	connection, err := grpc.NewClient(os.Args[1],
		grpc.WithTransportCredentials(insecure.NewCredentials()), // credentials.NewTLS(nil) through TLS
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 10 * time.Second}))
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if key := os.Getenv("CALLMESH_KEY"); key != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+key)
	}
	client := gateway.NewDialogueServiceClient(connection)
	if len(os.Args) == 3 {
		err = typed(ctx, client, os.Args[2])
	} else {
		err = spoken(ctx, client, os.Args[2], os.Args[3])
	}
	if err != nil {
		log.Fatal(err)
	}
}
